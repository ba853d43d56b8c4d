// `muster search`: incidents by what they and their reviews say, or those that are like one.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Search;

internal static class SearchCommand
{
    public static Command Create()
    {
        Argument<string[]> words = new("WORDS")
        {
            Description = "What to look for; all of them must occur.",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "WORDS",
        };
        Option<string?> like = new("--like") { Description = "Instead of words: what is like this incident.", HelpName = "INCIDENT" };
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "search",
            "Find incidents by what they and their reviews say: titles, causes, what was done.",
            [words, like, limit],
            async (parsed, client, cancel) =>
            {
                string path = parsed.GetValue(like) is { } incident
                    ? MusterClient.Path("incidents", incident, "related")
                    : $"{MusterClient.Path("search")}?limit={parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)}&q={Uri.EscapeDataString(string.Join(' ', parsed.GetValue(words) ?? []))}";
                Reply<Listing<SearchItem>> reply = await client.GetAsync<Listing<SearchItem>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<SearchItem> items) =>
        Screen.Table(
            ["ID", "SEVERITY", "SERVICE", "BEGAN", "TITLE", "WHERE"],
            [
                .. items.Select(one =>
                    (IReadOnlyList<string>)
                        [one.Incident, one.Severity, one.Service ?? "", TimeText.Relative(one.BeganAt), one.Title, one.Excerpt]
                ),
            ],
            "No incident."
        );
}
