// The first lines, and bad ones that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class FirstLineTests
{
    [Fact]
    public void Each_file_begins_with_one_sentence() => Wall.Stands(FirstLine.Breaches(Repository.Files));

    [Theory]
    [InlineData("src/Muster.Core/Kernel/A.cs", "using System;")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "// No full stop")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "//Nothing between.")]
    [InlineData("src/Muster.Core/Kernel/A.cs", "// One sentence. And another one.")]
    [InlineData("src/Muster.Server/Web/A.razor", "// Not Razor's comment.")]
    [InlineData("src/Muster.Server/Web/A.razor", "@* No full stop *@")]
    [InlineData("tests/Muster.Core.Tests/Kernel/A.cs", "")]
    public void Another_first_line_is_refused(string path, string text) =>
        Wall.Refuses(FirstLine.Breaches(Wall.Files((path, text + "\n// More."))), "begin it with");

    [Theory]
    [InlineData("src/Muster.Core/Kernel/A.cs", "// What a label may be, e.g. MUSTER; see also: INC-42.")]
    [InlineData("src/Muster.Server/Web/A.razor", "@* Who is on call now? *@")]
    [InlineData("src/Muster.Storage/Migrations/20260101_First.cs", "using System;")]
    public void A_sentence_stands(string path, string text) => Wall.Stands(FirstLine.Breaches(Wall.Files((path, text + "\n// More."))));
}
