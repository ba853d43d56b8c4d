// What a typed command is shown to be: globs, links, loops, missing files, and names that try to look like others.
using System.Globalization;
using System.Security.Cryptography;
using Muster.Cli.Api;
using Muster.Cli.Run;
using Muster.Cli.Terminal;
using Muster.Cli.Tests.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Run;

public sealed class CommandResolverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _program;

    public CommandResolverTests()
    {
        _program = Script.Write(_folder.Of("clean.sh"), "echo cleaned");
        Put("logs/a.log", "aaaa");
        Put("logs/deep/b.log", "bb");
        Put("logs/.hidden", "");
        Put("elsewhere/c", "c");
        File.CreateSymbolicLink(_folder.Of("current"), "logs");
        File.CreateSymbolicLink(_folder.Of("logs/out"), "../elsewhere");
        File.CreateSymbolicLink(_folder.Of("loop"), "loop");
        File.CreateSymbolicLink(_folder.Of("dangling"), "/gone/away");
        Put("-rf", "");
        Put("two\nlines", "x");
        Put("two\\nlines", "x");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a; rm -rf /", "a; rm -rf / (is not there)")]
    [InlineData("logs", "logs (directory: 4 files, 4 to 8 bytes)")]
    [InlineData("current", "current -> FOLDER/logs (directory: 4 files, 4 to 8 bytes)")]
    [InlineData("--path=current", "--path=current -> FOLDER/logs (directory: 4 files, 4 to 8 bytes)")]
    [InlineData("current/../logs/deep", "current/../logs/deep -> FOLDER/logs/deep (directory: 1 file, 2 to 4 bytes)")]
    [InlineData("loop", "loop (is a loop of links)")]
    [InlineData("dangling", "dangling (is a link to /gone/away, which is not there)")]
    [InlineData("logs/none", "logs/none (is not there)")]
    [InlineData("logs/*", "logs/* (a pattern, which stays as it is: no shell reads it; it fits 3 files, 4 to 8 bytes)")]
    [InlineData("*/.h*", "*/.h* (a pattern, which stays as it is: no shell reads it; it fits 2 files, 0 bytes)")]
    [InlineData("nothing*", "nothing* (a pattern, which stays as it is: no shell reads it; it fits 0 files, 0 bytes)")]
    [InlineData("~/logs", "~/logs (stays as it is: no shell reads it)")]
    [InlineData("-rf", "-rf (a file of this name stands here, and the command will take it for an option)")]
    [InlineData("-v", "-v")]
    [InlineData("/dev/null", "/dev/null (empty, or no ordinary file)")]
    [InlineData("two\nlines", "two\\nlines (file, SHA-256 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881)")]
    [InlineData("two\\nlines", "two\\\\nlines (file, SHA-256 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881)")]
    [InlineData("evil\u202egnp.sh", "evil\\u202egnp.sh")]
    public void Each_argument_says_what_it_is_here(string argument, string shown)
    {
        Assert.Equal(shown.Replace("FOLDER", Real, StringComparison.Ordinal), Resolve(argument).Resolved[1]);
    }

    [Fact]
    public void Behind_two_dashes_a_leading_dash_is_a_letter_as_any_other()
    {
        Assert.Equal(["-rf (empty, or no ordinary file)"], Resolve("--", "-rf").Resolved.Skip(2));
    }

    [Fact]
    public void The_program_is_shown_with_its_path_its_target_and_its_digest()
    {
        File.CreateSymbolicLink(_folder.Of("tool"), _program);
        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_program)));

        Assert.Equal($"{_folder.Of("tool")} -> {Real}/clean.sh (program, SHA-256 {digest})", Of("./tool").Resolved[0]);
        Assert.EndsWith(
            $"/sh (program, SHA-256 {Digest("/bin/sh")})",
            Of("sh").Resolved[0].Replace("sh -> /usr/bin/dash", "sh", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_it_would_touch_is_listed_in_one_order_and_counted()
    {
        ResolvedCommand command = Resolve("current");

        Assert.Equal(
            [$"{Real}/logs/.hidden", $"{Real}/logs/a.log", $"{Real}/logs/deep/b.log", $"{Real}/logs/out -> ../elsewhere"],
            command.Files
        );
        Assert.Equal(4, command.FilesTotal);
        Assert.Null(Resolve("plain").FilesTotal);
    }

    [Fact]
    public void A_long_listing_is_cut_and_its_names_are_bound_all_the_same()
    {
        foreach (int number in Enumerable.Range(0, 300))
        {
            Put("many/" + number.ToString("000", CultureInfo.InvariantCulture), "x");
        }

        ResolvedCommand before = Resolve("many");
        File.Move(_folder.Of("many/299"), _folder.Of("many/999"));
        ResolvedCommand after = Resolve("many");

        Assert.Equal((101, 300), (before.Files.Count, before.FilesTotal));
        Assert.StartsWith("and 200 more; SHA-256 of all names ", before.Files[^1], StringComparison.Ordinal);
        Assert.Equal(2, ResolvedCommand.Difference(before, after).Count);
    }

    [Fact]
    public void A_list_of_files_says_it_instead_of_the_arguments()
    {
        Put("list", "logs/a.log\ngone\n");
        Put("zeros", "two\nlines\0logs");

        Assert.Equal([$"{_folder.Of("logs/a.log")}", $"{_folder.Of("gone")} (is not there)"], Listed("list").Files);
        Assert.Equal(5, Listed("zeros").FilesTotal);
        Assert.StartsWith("--files-from: ", Assert.Throws<Failure>(() => Listed("none")).Details[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./gone", "is not there.")]
    [InlineData("./loop", "is a loop of links.")]
    [InlineData("./logs", "is a directory, not a program.")]
    [InlineData("./two\nlines", "is not executable; make it so with chmod +x, or name its interpreter first.")]
    [InlineData("no-such-program-here", "No program 'no-such-program-here' stands in PATH.")]
    [InlineData("", "No program '' stands in PATH.")]
    public void A_program_that_cannot_be_started_is_refused_before_anybody_is_asked(string program, string why)
    {
        Assert.EndsWith(why, Assert.Throws<Failure>(() => Of(program)).Details.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_every_other_mistake()
    {
        Failure refused = Assert.Throws<Failure>(() => new CommandResolver(["./gone", "a\ufffd"], _folder.Path, "none", []).Resolve());

        Assert.Equal(3, refused.Details.Count);
        Assert.StartsWith("Argument 1 (a\ufffd) holds bytes that are no UTF-8 text", refused.Details[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        ResolvedCommand command = new CommandResolver([_program, "--password=hunter2-hunter2"], _folder.Path, null, ["hunter2-hunter2"])
            .Resolve()
            .Command;

        Assert.Equal(("--password=•••", "--password=•••"), (command.Arguments[1], command.Resolved[1]));
    }

    [Fact]
    public void A_difference_is_told_by_what_differs_and_a_log_that_grows_is_none()
    {
        ResolvedCommand before = Resolve("logs", "two\nlines");
        File.AppendAllText(_folder.Of("logs/a.log"), "a");
        Assert.Empty(ResolvedCommand.Difference(before, Resolve("logs", "two\nlines")));

        File.AppendAllText(_program, "rm -rf /data\n");
        File.WriteAllText(_folder.Of("two\nlines"), "other");
        Put("logs/new", "");
        string[] differences = [.. ResolvedCommand.Difference(before, Resolve("logs", "two\nlines"))];

        Assert.Equal(5, differences.Length);
        Assert.StartsWith($"The program is {_program} (program, SHA-256 ", differences[0], StringComparison.Ordinal);
        Assert.StartsWith("Argument 1 is logs (directory: 5 files", differences[1], StringComparison.Ordinal);
        Assert.StartsWith("Argument 2 is two\\nlines (file, SHA-256 ", differences[2], StringComparison.Ordinal);
        Assert.Equal("It would touch 6 files; approved were 5.", differences[3]);
        Assert.Equal($"New in the listing: {Real}/logs/new.", differences[4]);
    }

    private string Real => _folder.Path;

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private ResolvedCommand Resolve(params string[] arguments) => Of([_program, .. arguments]);

    private ResolvedCommand Of(params string[] typed) => new CommandResolver(typed, _folder.Path, null, []).Resolve().Command;

    private ResolvedCommand Listed(string list) => new CommandResolver([_program], _folder.Path, list, []).Resolve().Command;

    private string Put(string name, string text)
    {
        string path = _folder.Of(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
