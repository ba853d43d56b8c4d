// The report that a client sent last of a component and that counts.
using Muster.Core.Kernel;

namespace Muster.Engine.Intake;

public sealed record LastReport(CustomerReportId Report, DateTimeOffset At);
