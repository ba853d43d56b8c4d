// What an organisation file would do, one line a change.
using Muster.Cli.Terminal;
using Muster.Server.Catalog;

namespace Muster.Cli.Catalog;

internal static class PlanText
{
    private static readonly (string Action, char Sign)[] Signs =
    [
        ("known", '@'),
        ("added", '+'),
        ("changed", '~'),
        ("retired", '-'),
        ("kept", '='),
    ];

    /// <summary>Known, added, changed, retired, kept, each with its sign, and a count of each below.</summary>
    public static void Show(OrganisationProposal proposal)
    {
        foreach (ProposedChange change in proposal.Changes)
        {
            char sign = Signs.First(one => one.Action == change.Action).Sign;
            string fields = change.Fields.Count > 0 ? $": {string.Join(", ", change.Fields)}" : "";
            string name = change.Name == change.Id ? "" : $" ({Screen.Clean(change.Name)})";
            Screen.Line($"{sign} {change.Kind.Replace('_', ' ')} {change.Id}{name}{fields}{Remark(change)}");
        }

        string[] counts =
        [
            .. Signs
                .Select(one => (one.Action, Count: proposal.Changes.Count(change => change.Action == one.Action)))
                .Where(one => one.Count > 0)
                .Select(one => $"{one.Count} {one.Action}"),
        ];
        if (counts.Length > 0)
        {
            Screen.Line();
            Screen.Line(string.Join(", ", counts) + ".");
        }
    }

    private static string Remark(ProposedChange change) =>
        change.Action switch
        {
            "known" => $": the file calls them {change.InFile}; they are known by the e-mail address and keep the id {change.Id}",
            "kept" => ": kept, though it is not in the file",
            _ => "",
        };
}
