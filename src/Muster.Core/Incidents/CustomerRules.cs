// When the timeline says how many customers report what the incident is about.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class CustomerRules
{
    /// <summary>A line is written at once for the first, and then no more than one in five minutes: a flood of reports must not bury what people wrote.</summary>
    public static Decision<IncidentEvent> Hear(Incident incident, IncidentCommand.HearCustomers command)
    {
        CustomerVoice? last = incident.CustomerVoices.LastOrDefault(voice => voice.Component == command.Component);
        return command.Count <= 0 || (last?.Since == command.Since && command.Count <= last.Count) ? IncidentReasons.NothingNewFromCustomers
            : command.At - last?.At < IncidentLimits.CustomersToldEvery ? IncidentReasons.CustomersToldLately
            : new CustomersReported(
                command.Component,
                command.Name,
                command.Count,
                command.Since,
                [.. command.Words.Take(IncidentLimits.CustomerWordsMax)],
                command.By,
                command.At
            );
    }
}
