// The organisation of a simulated run: short steps, so that much happens in few minutes; what else there is to go by is another with each seed.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Simulation;

internal static class SimulatedOrganisation
{
    /// <summary>What was acknowledged may be quiet for so long, where anything is said of it.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    public static Organisation Of(Traits traits)
    {
        Organisation made = Plain;
        if (traits.OwnRules)
        {
            made = made with
            {
                People = made.People.SetItem("ana", WithRules(made.People["ana"])).SetItem("cleo", WithRules(made.People["cleo"])),
            };
        }

        if (traits.HasLastResort)
        {
            EscalationPolicy last = made.EscalationPolicies["playback"] with { LastResort = [EscalationTarget.Everyone] };
            made = made with { EscalationPolicies = made.EscalationPolicies.SetItem("playback", last) };
        }

        if (traits.GoesQuiet)
        {
            foreach (Severity severity in new[] { Severity.Sev1, Severity.Sev2 })
            {
                made = made with
                {
                    ResponsePolicies = made.ResponsePolicies.SetItem(
                        severity,
                        made.ResponsePolicies[severity] with
                        {
                            ReescalateAfter = Quiet,
                        }
                    ),
                };
            }
        }

        return made;
    }

    private static Person WithRules(Person person) =>
        person with
        {
            Contacts = [new("email", person.Email), new("webhook", $"https://hooks.streamflow.example/{person.Id}")],
            Notify = new([new("email", TimeSpan.Zero), new("webhook", TimeSpan.FromSeconds(8))], []),
        };

    private static Organisation Plain { get; } =
        StreamFlow.Organisation with
        {
            EscalationPolicies = StreamFlow.Organisation.EscalationPolicies.SetItem(
                "playback",
                new EscalationPolicy(
                    new("playback"),
                    "Playback",
                    [
                        new([EscalationTarget.Parse("schedule:playback")], TimeSpan.FromSeconds(15)),
                        new([EscalationTarget.Parse("person:ben")], TimeSpan.FromSeconds(20)),
                        new([EscalationTarget.Parse("team:core")], TimeSpan.FromSeconds(30)),
                    ],
                    Repeat: 1
                )
            ),
        };
}
