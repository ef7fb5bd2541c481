"""What views and other functions of an app take and give back, for programs that say so in their type hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response

ResponseValue = Response | str | bytes | list[object] | Mapping[str, object] | Iterator[str] | Iterator[bytes]

HeaderValue = str | list[str] | tuple[str, ...]
HeadersValue = Headers | Mapping[str, HeaderValue] | Sequence[tuple[str, HeaderValue]]

ResponseReturnValue = (
    ResponseValue
    | tuple[ResponseValue, HeadersValue]
    | tuple[ResponseValue, int]
    | tuple[ResponseValue, int, HeadersValue]
)

AfterRequestCallable = Callable[[Response], Response]
BeforeRequestCallable = Callable[[], ResponseReturnValue | None]
TeardownCallable = Callable[[BaseException | None], None]
ErrorHandlerCallable = Callable[[Exception], ResponseReturnValue]
RouteCallable = Callable[..., ResponseReturnValue]
ShellContextProcessorCallable = Callable[[], dict[str, object]]
TemplateContextProcessorCallable = Callable[[], dict[str, object]]
TemplateFilterCallable = Callable[..., object]
TemplateGlobalCallable = Callable[..., object]
TemplateTestCallable = Callable[..., bool]
URLDefaultCallable = Callable[[str, dict[str, object]], None]
URLValuePreprocessorCallable = Callable[[str | None, dict[str, object] | None], None]
