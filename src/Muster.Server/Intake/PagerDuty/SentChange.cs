// A change event with the key that it was sent under.
using Muster.Engine.Intake;

namespace Muster.Server.Intake.PagerDuty;

internal sealed record SentChange(string RoutingKey, ReportedChange Change);
