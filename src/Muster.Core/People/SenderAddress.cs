// The address of a message that goes through a sender: the sender's name, and whom it is for there.
using Muster.Core.Kernel;

namespace Muster.Core.People;

/// <summary>Written <c>pushover/u123</c>; the part behind the slash may be missing where a sender needs none.</summary>
/// <param name="Sender">The id of an <see cref="HttpSender"/>.</param>
/// <param name="Address">What <c>{{address}}</c> stands for; may be empty.</param>
public sealed record SenderAddress(string Sender, string Address)
{
    private const int LettersMax = 500;

    /// <summary>Null and what is wrong when it cannot be read.</summary>
    public static SenderAddress? Read(string text, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/', 2);
        string address = parts.Length == 2 ? parts[1] : "";

        // Dots alone would lead to another path.
        wrong =
            !Slug.IsValid(parts[0]) || text.Length > LettersMax || address.Any(char.IsWhiteSpace) || address is "." or ".."
                ? $"'{text}' is no address of a sender: write the sender's id, a slash, and whom it is for there, such as pushover/u123."
                : null;
        return wrong is null ? new(parts[0], address) : null;
    }
}
