// What an archive by hand would take out of the database: what the second person sees, and what their approval is bound to.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Run;
using Muster.Storage.Retention;

namespace Muster.Cli.Retention;

/// <param name="Before">To the second: it is bound as it is shown.</param>
/// <param name="Directory">The whole path.</param>
internal sealed record ArchiveWish(DateTimeOffset Before, string Directory, string Reason)
{
    /// <param name="history">What there is now.</param>
    public ResolvedCommand Resolved(ImmutableArray<HistoryCount> history)
    {
        string before = Before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] arguments = ["muster", "retention", "archive", "--older-than", before, "--to", Directory, "--reason", Reason];
        string[] resolved = [.. arguments.Select(ShownName.Of)];
        resolved[4] += $" (takes out of the database, into one file: {Counts(history)})";
        return new(
            arguments,
            ShownName.Of(Environment.CurrentDirectory),
            Environment.MachineName,
            Environment.UserName,
            resolved,
            Files: [],
            FilesTotal: null
        );
    }

    private static string Counts(ImmutableArray<HistoryCount> history) =>
        string.Join(
            ", ",
            history.Where(one => one.Over > 0).Select(one => $"{one.Over.ToString("N0", CultureInfo.InvariantCulture)} {one.Name}")
        );
}
