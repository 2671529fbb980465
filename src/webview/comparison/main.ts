import '../shared/base.css';
import '../shared/exported.css';
import './page.css';
import { startPage } from './page';

startPage(document.body);
