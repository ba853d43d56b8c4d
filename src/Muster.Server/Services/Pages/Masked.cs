// How a contact looks to somebody who may not use it.
namespace Muster.Server.Services.Pages;

internal static class Masked
{
    /// <summary>The first letter and the host of an e-mail address: <c>a…@streamflow.example</c>.</summary>
    public static string Email(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int at = address.LastIndexOf('@');
        return at < 1 ? "…" : address[..1] + "…" + address[at..];
    }

    /// <summary>The last two digits of a telephone number.</summary>
    public static string Phone(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return "… " + number[Math.Max(0, number.Length - 2)..];
    }
}
