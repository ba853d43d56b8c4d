// Reads the id of a form's submission: from the header of a retry, else from the hidden field.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Fragments;

/// <summary>However often a submission arrives, it carries the same id and is one command.</summary>
public static class Op
{
    public const string Field = "op";
    public const string Header = "Idempotency-Key";
    private const int LengthMax = 64;

    /// <summary>Null when there is none, or when it is not 1 to 64 letters, digits and hyphens.</summary>
    public static string? Of(HttpRequest request, IFormCollection? form = null)
    {
        var header = request.Headers[Header].ToString();
        var op = header.Length > 0 ? header : form?[Field].ToString() ?? "";
        return op.Length is > 0 and <= LengthMax && op.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? op : null;
    }
}
