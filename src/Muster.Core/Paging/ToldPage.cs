// One message of its own that a person was sent about a page.
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

public sealed record ToldPage(PageId Page, Severity Severity, DateTimeOffset At);
