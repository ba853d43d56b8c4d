// Reads and writes a sender of the organisation file.
using System.Collections.Immutable;
using Muster.Core.People;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class HttpSenderText
{
    private const string MethodUsual = "POST";

    public static HttpSender Read(string id, Block block) =>
        new(id, block.OptionalText("method") ?? MethodUsual, block.Text("url"), ReadHeaders(block), block.OptionalText("body") ?? "")
        {
            Expect = block.OptionalText("expect"),
        };

    public static void Write(YamlWriter yaml, HttpSender sender)
    {
        yaml.Field("method", sender.Method == MethodUsual ? null : sender.Method);
        yaml.Field("url", sender.Url);
        if (!sender.Headers.IsEmpty)
        {
            yaml.Mapping(
                "headers",
                () =>
                {
                    foreach ((string name, string value) in sender.Headers)
                    {
                        yaml.Field(name, value);
                    }
                }
            );
        }

        yaml.Field("body", sender.Body.Length > 0 ? sender.Body : null);
        yaml.Field("expect", sender.Expect);
    }

    private static ImmutableSortedDictionary<string, string> ReadHeaders(Block block)
    {
        Block headers = block.Inner("headers", "the headers");
        var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string name in headers.Names)
        {
            read[name] = headers.Text(name);
        }

        headers.Close();
        return read.ToImmutable();
    }
}
