/**
 * Names of what people also ask a tutor of web programming for: other languages, frameworks, services, and the world.
 * Where no lesson has such a word, the question is about something that the lessons do not say.
 */
import { stem } from './words.ts';

const NAMES = `
  django fastapi express expressjs koa rails ruby laravel symfony php spring springboot java kotlin scala golang go-lang rust swift csharp
  dotnet asp aspnet node nodejs deno bun npm yarn react reactjs vue vuejs angular svelte nextjs next-js nuxt jquery typescript webpack vite
  wordpress drupal joomla perl haskell elixir phoenix tornado bottle pyramid aiohttp starlette uvicorn gunicorn wsgi asgi nginx apache
  httpd caddy iis docker podman kubernetes k8s helm heroku aws s3 ec2 lambda azure gcp vercel netlify cloudflare digitalocean
  pythonanywhere render-com linux ubuntu debian bash powershell ssh ftp sftp git github gitlab bitbucket svn rebase vscode pycharm intellij
  vim emacs jupyter anaconda conda venv virtualenv pip poetry pipenv pypi numpy pandas matplotlib scipy tensorflow pytorch sklearn
  scikit selenium scrapy beautifulsoup playwright cypress pytest unittest requests httpx aiofiles celery rabbitmq kafka redis memcached
  mongodb mongo mysql mariadb postgres postgresql sqlite oracle firebase supabase dynamodb elasticsearch sqlalchemy alembic orm sql nosql
  graphql grpc soap xml yaml json csv excel xlsx pdf docx word powerpoint jwt jwts oauth oauth2 openid oidc saml sso ldap kerberos bearer
  api apis rest websocket websockets socketio webhook webhooks sse mqtt cors csp hsts csrf xsrf clickjacking sqli injection ddos dos
  curl wget postman insomnia httpie urllib urllib3 jquery axios firewall proxy vpn dns tls ssl certificates letsencrypt certbot bcrypt argon2 scrypt md5 sha256 aes rsa fernet pgp captcha recaptcha
  2fa mfa totp passkey passkeys webauthn fingerprint fingerprinting supercookie evercookie gdpr ccpa eprivacy consent banner popup
  tracking tracker trackers analytics pixel advertising ads adblock third-party incognito indexeddb localstorage sessionstorage webstorage
  serviceworker pwa wasm webassembly canvas webgl html5 css css3 sass less tailwind bootstrap flexbox grid div responsive font svg
  animation blueprint blueprints wtforms flask-login flask-wtf flask-session flask-sqlalchemy flask-admin flask-mail flask-restful
  flask-limiter flask-migrate flask-cors jinja2 macro macros decorator decorators generator generators comprehension lambda async
  await asyncio coroutine thread threads threading multiprocessing gil inheritance polymorphism oop class-method dataclass typing
  regex regexp recursion algorithm sorting binary tree graph linked-list stack queue pointer compiler interpreter ide debugger breakpoint
  logging logger cron scheduler email emails smtp mail sms twilio stripe paypal payment payments checkout-page invoice geolocation
  gps map maps camera microphone video videos audio mp3 mp4 streaming stream youtube spotify netflix twitter facebook instagram tiktok
  whatsapp telegram reddit google bing yahoo amazon microsoft apple android ios iphone ipad windows macos mac chatgpt gpt claude gemini
  copilot llm openai machine-learning neural blockchain bitcoin crypto nft ethereum arduino raspberry robot-arm game unity unreal pygame
  minecraft chess weather temperature rain sun moon planet universe earth country capital france germany spain italy england australia
  america europe asia africa china japan india london paris berlin-wall president king queen politics election war history movie film
  films song songs music book books novel poem poems joke jokes story-book sport football soccer basketball tennis world-cup olympics
  team-sport recipe recipes bake baking baked cook cooking oven flour sugar butter chocolate pizza pasta coffee-shop beer wine food
  restaurant dinner-recipe dog dogs cats-food bird animal animals doctor medicine disease health diet gym car cars flight train hotel
  travel money bank stock stocks price-of salary job interview cv resume homework essay university exam-paper math maths physics
  chemistry biology geometry algebra equation integral times-table german french spanish italian russian chinese-food portuguese translate
  translation love girlfriend boyfriend marriage birthday religion god meaning-of-life horoscope lottery virus viruses malware
  antivirus clamav ransomware phishing-kit spam tor darkweb hacking password-manager`;

const SUBJECTS: ReadonlySet<string> = new Set(
  NAMES.split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => [word, stem(word)]),
);

/** `word`: as typed, in lower case. Whether it names something of another field, unless a lesson has it. */
export const namesAnotherSubject = (word: string): boolean => SUBJECTS.has(word) || SUBJECTS.has(stem(word));
