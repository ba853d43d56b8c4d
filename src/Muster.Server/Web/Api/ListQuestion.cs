// What a reader may ask of every list: a status, words, from where, and how many.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Web.Api;

public static class ListQuestion
{
    public const int LimitUsual = 50;

    private const int SearchBytesMax = 256;

    /// <summary>Reads where the page begins; false with every mistake in the question.</summary>
    /// <param name="known">The statuses that the list knows.</param>
    /// <param name="after">Where the previous page ended; null for the first.</param>
    public static bool TryRead(
        string status,
        IReadOnlyCollection<string> known,
        string? cursor,
        int limit,
        out ViewCursor? after,
        out Rejection? why
    )
    {
        after = null;
        bool cursorRead = string.IsNullOrEmpty(cursor) || Cursors.TryRead(cursor, out after);
        FieldErrors errors = new FieldErrors()
            .When(!known.Contains(status, StringComparer.Ordinal), "status", $"Use one of {string.Join(", ", known)}.")
            .When(!cursorRead, "cursor", Cursors.NotOurs)
            .When(limit is < 1 or > ViewQuery.LimitMax, "limit", $"Use 1 to {ViewQuery.LimitMax}.");
        why = errors.Any ? errors.Refuse("request.invalid", "The list was not read, because the question is not right.") : null;
        return why is null;
    }

    /// <summary>The words that must all occur, on one line; empty for no search.</summary>
    public static string Words(string? search) => EdgeText.Line(search ?? "", SearchBytesMax);
}
