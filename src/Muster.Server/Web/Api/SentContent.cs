// What a request said, as one digest: whether one that comes again under the same key says the same.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Api;

internal sealed class SentContent
{
    private readonly string _body;

    private SentContent(string body) => _body = body;

    /// <summary>Keeps the digest of a body while the request lasts; whoever reads a body for a write says so here.</summary>
    public static void Keep(HttpContext http, ReadOnlySpan<byte> body) =>
        http.Features.Set(new SentContent(Convert.ToHexStringLower(SHA256.HashData(body))));

    /// <summary>The query and the body that was read, if any.</summary>
    public static string Of(HttpContext http) =>
        Digest(http.Request.QueryString.Value ?? "", http.Features.Get<SentContent>()?._body ?? "");

    /// <summary>The fields of a form but for the id of its submission.</summary>
    public static string Of(IFormCollection form) =>
        Digest(
            JsonSerializer.Serialize(
                form.Where(field => field.Key != Op.Field)
                    .OrderBy(field => field.Key, StringComparer.Ordinal)
                    .Select(field => (string?[])[field.Key, .. field.Value])
            )
        );

    /// <summary>32 hexadecimal digits.</summary>
    public static string Digest(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));
}
