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

    /// <summary>
    /// Every second seed has people with rules of their own, every third pages everybody in the end, every fifth rings again what went quiet.
    /// </summary>
    public static Organisation Of(int seed)
    {
        Organisation made = Plain;
        if (seed % 2 == 1)
        {
            made = made with
            {
                People = made.People.SetItem("ana", WithRules(made.People["ana"])).SetItem("cleo", WithRules(made.People["cleo"])),
            };
        }

        if (seed % 3 == 0)
        {
            EscalationPolicy last = made.EscalationPolicies["playback"] with { LastResort = [EscalationTarget.Everyone] };
            made = made with { EscalationPolicies = made.EscalationPolicies.SetItem("playback", last) };
        }

        if (seed % 5 == 0)
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
