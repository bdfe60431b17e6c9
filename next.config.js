/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['pg', 'pg-boss', 'socket.io', 'pdfkit', 'highs'],
  // npm test checks the types, those of the tests too; npm start need not.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The loopback names are one machine to us, and two origins to the development server.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
}

export default config
