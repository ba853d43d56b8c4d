// Why a command did not do what it was asked to, for the person at the terminal.
using Muster.Core.Kernel;

namespace Muster.Cli.Terminal;

/// <summary>Ends the command: the message goes to standard error, and the process ends with <see cref="Code"/>.</summary>
internal sealed class Failure(int code, string message, IReadOnlyList<string>? details = null) : Exception(message)
{
    public int Code { get; } = code;

    /// <summary>One line each below the message, such as every mistake in a file.</summary>
    public IReadOnlyList<string> Details { get; } = details ?? [];

    public static Failure Of(Rejection why) =>
        new(
            why.Kind switch
            {
                RejectionKind.Conflict or RejectionKind.Stale => ExitCode.Refused,
                RejectionKind.Invalid => ExitCode.Usage,
                RejectionKind.NotFound => ExitCode.NotFound,
                RejectionKind.Forbidden => ExitCode.Forbidden,
            },
            WithoutDetails(why),
            [.. why.Errors.Select(error => $"{error.Field}: {error.Message}")]
        );

    /// <summary>The message up to where it begins to list the mistakes: they stand below it, one a line.</summary>
    private static string WithoutDetails(Rejection why)
    {
        string message = why.Message;
        foreach (string detail in why.Errors.SelectMany(error => new[] { $"{error.Field}: {error.Message}", error.Message }))
        {
            int at = message.IndexOf(detail, StringComparison.Ordinal);
            message = at > 0 ? message[..at].TrimEnd() : message;
        }

        return message;
    }
}
