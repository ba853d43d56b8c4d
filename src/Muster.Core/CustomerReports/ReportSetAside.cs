// Who judged a customer's report to be nonsense, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.CustomerReports;

public sealed record ReportSetAside(string Reason, Actor By, DateTimeOffset At);
