// The official tus server before its official S3 store, as their documentation begins; nobody here wrote either.
// usage: node server.mjs PORT    (the store in the environment: S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY)
import { S3Store } from '@tus/s3-store';
import { Server } from '@tus/server';

const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY: accessKeyId, S3_SECRET_KEY: secretAccessKey } = process.env;

const datastore = new S3Store({
  partSize: 8 * 1024 * 1024,
  s3ClientConfig: {
    bucket,
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    // A store that is no S3 of Amazon's takes no checksum behind the body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: { accessKeyId, secretAccessKey },
  },
});

new Server({ path: '/files', datastore }).listen({ host: '127.0.0.1', port: Number(process.argv[2]) });

// It ends with whoever started it, however that ended.
process.stdin.resume().on('end', () => process.exit());
