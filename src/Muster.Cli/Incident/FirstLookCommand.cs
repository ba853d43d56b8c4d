// `muster incident first-look`: what may have caused an incident, and what to try before anybody knows.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class FirstLookCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        return ApiVerb.Make(
            "first-look",
            "Show what was changed before the incident and which mitigations its service declares, the likeliest first.",
            [id],
            async (parsed, client, cancel) =>
            {
                Reply<FirstLook> look = await client.GetAsync<FirstLook>(Common.At(parsed.GetRequiredValue(id), "first-look"), cancel);
                parsed.Screen().Answer(look.Raw, () => Show(look.Value));
            }
        );
    }

    private static void Show(FirstLook look)
    {
        Screen.Table(
            ["CHANGE", "WHAT", "WHY", "VERDICT"],
            [
                .. look.Changes.Select(suspect =>
                    (IReadOnlyList<string>)[suspect.Change.Id, suspect.Change.Summary, suspect.Why, suspect.Verdict ?? ""]
                ),
            ],
            "Nobody told of a change in the hours before it."
        );
        Screen.Line();
        Screen.Table(
            ["MITIGATION", "WHAT", "PRICE", "BEFORE", "WHO"],
            [
                .. look.Mitigations.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Title,
                            one.Price,
                            one.Why,
                            string.Join(", ", one.CanRun.Select(person => person.OnCall ? $"{person.Name} (on call)" : person.Name)),
                        ]
                ),
            ],
            "Its service declares no mitigation; write them in the organisation file."
        );
    }
}
