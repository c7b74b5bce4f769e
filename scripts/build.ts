import { execFileSync } from 'node:child_process';

execFileSync('docusaurus', ['build'], { stdio: 'inherit' });
