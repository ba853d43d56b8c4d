// One message of its own about a page that a person was sent, or will be when they wake.
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <param name="At">When it rings.</param>
public sealed record ToldPage(PageId Page, Severity Severity, DateTimeOffset At);
