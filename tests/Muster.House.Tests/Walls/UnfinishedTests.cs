// What is delivered, and leftovers that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class UnfinishedTests
{
    [Fact]
    public void Nothing_unfinished_is_delivered() => Wall.Stands(Unfinished.Breaches(Repository.Files));

    [Theory]
    [InlineData("src/Muster.Core/Kernel/A.cs", "// TODO: later", "'TODO' is unfinished")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "throw new NotImplementedException();", "'NotImplementedException' is unfinished")]
    [InlineData("src/Muster.Server/wwwroot/a.css", "/* FIXME */", "'FIXME' is unfinished")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "var path = \"/home/ana/x\";", "a path of one machine")]
    [InlineData("bin/soak", "cd /work" + "/tree", "a path of one machine")]
    [InlineData("docs/guide.md", "Look into /tmp/muster.", "a path of one machine")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "var path = @\"C:\\data\";", "a path of one machine")]
    public void A_leftover_is_refused(string path, string text, string words) =>
        Wall.Refuses(Unfinished.Breaches(Wall.Files((path, text))), words);

    [Theory]
    [InlineData("tests/Muster.Storage.Tests/A.cs", "var path = \"/tmp/x\"; // TODO")]
    [InlineData("src/Muster.Server/Web/A.cs", "var url = \"https://host/home/\" + \"/var/lib/muster/tmp/\";")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "// Hackers do; a todo list.")]
    public void Other_text_stands(string path, string text) => Wall.Stands(Unfinished.Breaches(Wall.Files((path, text))));
}
