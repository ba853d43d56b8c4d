// Tries a template as the door would read it.
using System.Text;
using Muster.Core.Alerts;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Trials;

namespace Muster.Server.Intake.Json;

internal sealed class TemplateTrial : ITemplateTrial
{
    public TrialResult Try(IntakeTemplate template, string payload)
    {
        Reading read = TemplateParser.Parse("your key", template, Encoding.UTF8.GetBytes(payload));
        return new(read.Signals, read.Malformed is { } why ? [why] : [.. read.Bad.Select(bad => $"Alert {bad.Index}: {bad.Why}.")]);
    }
}
