// `muster status`: the status page without a browser, and what customers report there.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.StatusPage;
using Muster.Engine.Projections;
using Muster.Server.StatusPage.Site;
using Muster.Server.Web.Public;

namespace Muster.Cli.Status;

internal static class StatusCommands
{
    private const int ShownMax = 20;

    private static readonly StatusWords English = StatusWords.Of("en");

    private static Failure NoPage =>
        new(ExitCode.NotFound, "There is no status page. Write 'statusPage' and 'components' into the organisation's file, and apply it.");

    public static Command Create()
    {
        Command status = new("status", "The status page: publish on it, look at it here, write it as files, judge what customers report.")
        {
            Show(),
            Export(),
            ReportCommands.Create(),
        };
        foreach (Command command in BulletinCommands.Create())
        {
            status.Add(command);
        }

        return status;
    }

    private static Command Show() =>
        LocalVerb.Make(
            "show",
            "Show what customers read now.",
            [],
            async (parsed, local, cancel) =>
            {
                StatusPageView view = await local.Get<StatusExport>().ViewAsync(cancel) ?? throw NoPage;
                parsed.Screen().Answer(ViewJson.Write(view), () => Print(view));
                return ExitCode.Done;
            }
        );

    private static Command Export()
    {
        Argument<DirectoryInfo> directory = new("DIR") { Description = "Where the files go; those of the same name are replaced." };
        Option<string?> address = new("--address")
        {
            Description = "Where readers will find it, such as https://status.example.com; left out, the page's own address.",
            HelpName = "URL",
        };
        return LocalVerb.Make(
            "export",
            "Write the whole status page as files for any object store: pages, API, feeds, badges.",
            [directory, address],
            async (parsed, local, cancel) =>
            {
                string into = parsed.GetRequiredValue(directory).FullName;
                string? at = parsed.GetValue(address) is { } asked ? Address(asked) : null;
                int written = await local.Get<StatusExport>().WriteAsync(into, at, cancel) ?? throw NoPage;
                parsed.Screen().Answer(ViewJson.Write(new { Files = written }), () => Screen.Line($"Wrote {written} files into {into}."));
                return ExitCode.Done;
            }
        );
    }

    private static string Address(string asked) =>
        Uri.TryCreate(asked, UriKind.Absolute, out Uri? read) && (read.Scheme == Uri.UriSchemeHttps || read.Scheme == Uri.UriSchemeHttp)
            ? read.AbsoluteUri.TrimEnd('/')
            : throw new Failure(ExitCode.Usage, $"'{asked}' is no address, and nothing was written. Write https://status.example.org.");

    private static void Print(StatusPageView view)
    {
        Screen.Line($"{view.Page.Name}: {English.Word("overall", view.Indicator)}");
        Screen.Table(
            ["COMPONENT", "GROUP", "STATUS", "UPTIME"],
            [
                .. view.Components.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Name,
                            one.Group,
                            English.Word("component", one.Status),
                            one.UptimePercent is { } percent ? English.Percent(percent) + " %" : "",
                        ]
                ),
            ],
            "No components."
        );
        Screen.Table(
            ["ID", "STATUS", "NEXT UPDATE", "TITLE"],
            [
                .. view
                    .Bulletins.Take(ShownMax)
                    .Select(one =>
                        (IReadOnlyList<string>)
                            [
                                one.Id.Value,
                                English.Word("status", one.Status),
                                one.NextUpdateAt is { } next ? TimeText.Utc(next) : "",
                                one.Title,
                            ]
                    ),
            ],
            "No bulletins."
        );
    }
}
