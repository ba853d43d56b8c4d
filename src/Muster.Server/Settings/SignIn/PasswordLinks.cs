// The one-time link by which a person sets their password.
using System.Buffers.Text;
using System.Text;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Settings.SignIn;

/// <summary>The token is Identity's own: bound to the account and its stamp, so it works once, and for a day.</summary>
public sealed class PasswordLinks(PublicAddress address)
{
    public const string Route = "/set-password/{account}/{token}";

    public string Of(string account, string token) =>
        address.Of($"/set-password/{account}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}");

    /// <summary>The token of a link's path; null when it is none.</summary>
    public static string? Token(string path) => Base64Url.IsValid(path) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(path)) : null;
}
