// The id of one bulletin of the status page, as its address has it: B-3.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>The id of a bulletin, which everybody may read. <see cref="Number"/> counts from 1 and may have gaps.</summary>
[JsonConverter(typeof(IdJsonConverter<BulletinId>))]
public readonly record struct BulletinId(int Number) : IId<BulletinId>
{
    public string Value => "B-" + Number.ToString(CultureInfo.InvariantCulture);

    public static BulletinId Parse(string text) =>
        TryParse(text, out BulletinId id)
            ? id
            : throw new FormatException($"'{text}' is no id of a bulletin: expected a form such as B-3.");

    /// <summary>Reads B-3, b-3 or plain 3.</summary>
    public static bool TryParse(string? text, out BulletinId id)
    {
        ReadOnlySpan<char> digits = text is not null && text.StartsWith("B-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        id = read ? new BulletinId(number) : default;
        return read;
    }

    public override string ToString() => Value;
}
