// The id of a subscription: a keyed hash of the way and the address, which says neither.
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage.Subscribers;

/// <summary>32 of 0-9 and a-f. The same address by the same way has the same id, also after it was erased.</summary>
[JsonConverter(typeof(IdJsonConverter<SubscriptionId>))]
public readonly partial record struct SubscriptionId(string Value) : IId<SubscriptionId>
{
    public static SubscriptionId Parse(string text) =>
        TryParse(text, out SubscriptionId id)
            ? id
            : throw new FormatException($"'{text}' is no id of a subscription: expected 32 of 0-9 and a-f.");

    public static bool TryParse(string? text, out SubscriptionId id)
    {
        bool read = text is not null && Shape().IsMatch(text);
        id = read ? new(text!) : default;
        return read;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
