// The identity of an alert: 64 bits over what makes it this alert and no other.
using System.Globalization;

namespace Muster.Core.Alerts;

/// <summary>The identity of an alert. The text form is 16 lower-case hexadecimal digits, as Alertmanager shows it.</summary>
public readonly record struct Fingerprint(ulong Bits)
{
    public override string ToString() => Bits.ToString("x16", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out Fingerprint fingerprint)
    {
        bool read =
            ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong bits) && text!.Length == 16;
        fingerprint = read ? new Fingerprint(bits) : default;
        return read;
    }
}
