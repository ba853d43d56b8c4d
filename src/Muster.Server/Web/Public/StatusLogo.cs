// The picture of the status page: from the organisation itself, or from a file beside the database.
using Muster.Core.Catalog;

namespace Muster.Server.Web.Public;

/// <param name="Name">Its path in the site.</param>
public sealed record StatusLogo(string Name, string ContentType, byte[] Bytes)
{
    /// <summary>Null where the page has none, and where its file is missing or too large: the name stands alone then.</summary>
    public static StatusLogo? Of(StatusPageSettings page, string directory)
    {
        ArgumentNullException.ThrowIfNull(page);
        const string scheme = "data:";
        if (page.Logo is not { } logo)
        {
            return null;
        }

        if (logo.StartsWith(scheme, StringComparison.Ordinal))
        {
            string[] parts = logo[scheme.Length..].Split(";base64,", 2);
            return new("logo" + Extension(parts[0]), parts[0], Convert.FromBase64String(parts[1]));
        }

        FileInfo file = new(Path.Combine(directory, logo));
        string extension = Path.GetExtension(logo);
        return file.Exists && file.Length <= StatusPageDefaults.LogoBytesMax
            ? new("logo" + extension, TypeOf(extension), File.ReadAllBytes(file.FullName))
            : null;
    }

    private static string Extension(string type) =>
        type switch
        {
            "image/svg+xml" => ".svg",
            "image/jpeg" => ".jpg",
            "image/webp" => ".webp",
            _ => ".png",
        };

    private static string TypeOf(string extension) =>
        extension switch
        {
            ".svg" => "image/svg+xml",
            ".jpg" => "image/jpeg",
            ".webp" => "image/webp",
            _ => "image/png",
        };
}
