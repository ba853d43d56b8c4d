// The lengths of files and functions, and long ones that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class LengthsTests
{
    private const string Path = "src/Muster.Core/Kernel/A.cs";

    [Fact]
    public void Files_and_functions_are_short() => Wall.Stands(Lengths.Breaches(Repository.Files, Lengths.Exceptions));

    [Fact]
    public void Every_exception_has_a_reason() =>
        Assert.All(Lengths.Exceptions, exception => Assert.EndsWith(".", exception.Reason, StringComparison.Ordinal));

    [Fact]
    public void A_file_of_401_lines_is_refused() => Wall.Refuses(Check(Path, Lines(401)), "has 401 lines");

    [Fact]
    public void A_file_of_400_lines_stands() => Wall.Stands(Check(Path, Lines(400)));

    [Theory]
    [InlineData("void Long() {", "}", "Long has 71 lines")]
    [InlineData("A() {", "}", "A has 71 lines")]
    [InlineData("int P { get {", "} }", "get has 71 lines")]
    [InlineData("int P => 1", ";", "P has 71 lines")]
    public void A_function_of_71_lines_is_refused(string open, string close, string words) =>
        Wall.Refuses(Check(Path, $"class A {{\n{open}{Lines(71)}{close}\n}}"), words);

    [Fact]
    public void A_long_program_is_refused() => Wall.Refuses(Check(Path, $"int a = 1;{Lines(71)}int b = 2;"), "the program has 71 lines");

    [Fact]
    public void A_long_function_of_a_Razor_file_is_refused() =>
        Wall.Refuses(
            Check("src/Muster.Server/Web/A.razor", $"<p>}}</p>\n@code {{\n    void Long() {{ var s = \"}}\";{Lines(71)}}}\n}}\n<p></p>"),
            "A.razor:3: Long has 71 lines"
        );

    [Fact]
    public void A_function_of_70_lines_with_attributes_and_comments_stands() =>
        Wall.Stands(Check(Path, $"class A {{\n/// <summary>\n/// What.\n/// </summary>\n[Obsolete]\nvoid Long() {{{Lines(70)}}}\n}}"));

    [Fact]
    public void An_exception_lets_one_function_stand() =>
        Wall.Stands(Lengths.Breaches(Wall.Files((Path, $"class A {{\nvoid Long() {{{Lines(71)}}}\n}}")), [new(Path, "Long", "A table.")]));

    [Fact]
    public void An_exception_that_nothing_needs_is_refused() =>
        Wall.Refuses(Lengths.Breaches(Wall.Files((Path, "class A;")), [new(Path, "Long", "A table.")]), "take it out of the list");

    private static IEnumerable<string> Check(string path, string text) => Lengths.Breaches(Wall.Files((path, text)), []);

    private static string Lines(int count) => new('\n', count - 1);
}
