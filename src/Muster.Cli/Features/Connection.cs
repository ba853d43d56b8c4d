// Which server a command speaks to, and as whom.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Terminal;

namespace Muster.Cli.Features;

internal static class Connection
{
    public static readonly Option<string?> Url = new("--url")
    {
        Description = "The server. Default: MUSTER_URL, else where 'serve' listens here.",
        HelpName = "URL",
    };

    public static readonly Option<string?> Key = new("--key")
    {
        Description = "An API key of scope api. Better given as MUSTER_API_KEY.",
        HelpName = "KEY",
    };

    public static readonly Option<string?> As = new("--as")
    {
        Description = "On the server's own machine, without a key: act as the person with this e-mail address.",
        HelpName = "EMAIL",
    };

    public static readonly IReadOnlyList<Option> Options = [Url, Key, As];

    public static Task<MusterClient> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        string? key = parsed.GetValue(Key) ?? Environment.GetEnvironmentVariable("MUSTER_API_KEY");
        return key is null ? throw new Failure(ExitCode.Forbidden, "No key.") : Task.FromResult(new MusterClient(Address(parsed), key));
    }

    private static Uri Address(ParseResult parsed)
    {
        string text = parsed.GetValue(Url) ?? Environment.GetEnvironmentVariable("MUSTER_URL") ?? "http://127.0.0.1:8080";
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? url
            : throw new Failure(
                ExitCode.Usage,
                $"'{text}' is no address of a server: write http://127.0.0.1:8080 or https://muster.example.org."
            );
    }
}
