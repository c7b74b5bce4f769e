/** What every thread and process of the library runs. */
import './run.ts';
import { setModules } from './kinds.ts';
import { modules, plugIns } from './modules.ts';
import { ownPort } from './port.ts';
import { rest } from './rest.ts';
import { receive, setPlugIns, usePort } from './receiver.ts';

const port = ownPort();
setModules(modules);
setPlugIns(plugIns);
usePort(port);
port.listen(receive);
rest();
