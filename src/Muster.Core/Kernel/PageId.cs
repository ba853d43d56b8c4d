// The id of one page: the durable attempt to reach a human.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<PageId>))]
public readonly record struct PageId(string Value) : IId<PageId>
{
    public static PageId Parse(string text) => new(Slug.Require(text, "page id"));

    public override string ToString() => Value;
}
