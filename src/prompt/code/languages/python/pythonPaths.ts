import type { ModulePaths } from '../../flow/modulePaths';

/**
 * Relative imports from the package of the file; absolute ones from every folder around it, since the text does not
 * show which of them is on the path: the one that holds a package of that name first, then the innermost.
 */
export const pythonPaths: ModulePaths = {
  mayBeHere: (specifier) => specifier.startsWith('.') || !thirdParties.has(specifier.split('.')[0]!),
  candidates(specifier, from) {
    const folders = from.split('/').slice(0, -1);
    const dots = /^\.*/.exec(specifier)![0].length;
    const names = specifier.slice(dots).split('.').filter(Boolean);
    if (dots > 0) {
      if (dots - 1 > folders.length) return [];
      return filesOf([...folders.slice(0, folders.length - dots + 1), ...names]);
    }
    if (names.length === 0 || thirdParties.has(names[0]!)) return [];
    const bases = folders.map((_, depth) => folders.slice(0, folders.length - depth)).concat([[]]);
    const own = bases.filter((base) => folders[base.length] === names[0]);
    const others = bases.filter((base) => folders[base.length] !== names[0]);
    return [...own, ...others, ...(folders[0] === 'src' ? [] : [['src']])]
      .flatMap((base) => filesOf([...base, ...names]))
      .filter((path) => path !== from);
  },
  submodule(specifier, name, file) {
    if (file !== null && !file.endsWith('__init__.py')) return null;
    return specifier.endsWith('.') ? `${specifier}${name}` : `${specifier}.${name}`;
  },
};

function filesOf(segments: readonly string[]): string[] {
  const path = segments.join('/');
  return path === '' ? ['__init__.py'] : [`${path}.py`, `${path}/__init__.py`];
}

/** Modules that are installed, not written in the workspace: the standard library's, and the most frequent others. */
const thirdParties = new Set(
  (
    '__future__ abc argparse array ast asyncio base64 bisect builtins calendar collections concurrent configparser contextlib copy csv ' +
    'dataclasses datetime decimal difflib enum errno functools glob gzip hashlib heapq hmac html http importlib inspect io itertools ' +
    'json logging math mimetypes multiprocessing numbers operator os pathlib pickle platform pprint queue random re secrets shlex ' +
    'shutil signal socket sqlite3 ssl statistics string struct subprocess sys tempfile textwrap threading time traceback types ' +
    'typing typing_extensions unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo ' +
    'aiohttp anthropic boto3 botocore bs4 celery chromadb click cohere datasets django dotenv dspy fastapi flask google googleapiclient ' +
    'groq httpx huggingface_hub instructor jinja2 jsonschema langchain langchain_anthropic langchain_community langchain_core ' +
    'langchain_google_genai langchain_openai langfuse langgraph langsmith litellm llama_index loguru lxml matplotlib mcp mistralai nltk ' +
    'numpy ollama openai opentelemetry pandas PIL pinecone playwright psycopg2 pydantic pydantic_ai pydantic_settings pytest redis ' +
    'requests rich scipy selenium sentence_transformers sentry_sdk sklearn sqlalchemy starlette streamlit structlog tenacity tiktoken ' +
    'torch tqdm transformers typer uvicorn vertexai yaml'
  ).split(' '),
);
