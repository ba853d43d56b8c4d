// The completion scripts are scripts that their shells can read, and complete what muster knows.
using System.Diagnostics;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash", "bash")]
    [InlineData("zsh", "zsh")]
    [InlineData("fish", "fish")]
    public async Task The_script_can_be_read_by_its_shell(string shellName, string checker)
    {
        using Shell shell = new();
        string script = Path.Combine(shell.Directory, "script");
        await File.WriteAllTextAsync(script, (await shell.RunAsync("completion", shellName)).Exits(0).Out);

        if (await FindAsync(checker))
        {
            Assert.Equal("", await SayAsync(checker, "-n", script));
        }

        Assert.Contains("[suggest:", await File.ReadAllTextAsync(script), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("muster incident de", "declare decline")]
    [InlineData("muster inc", "incident")]
    [InlineData("bin/muster incident list --sta", "--status")]
    [InlineData("muster incident list --status ", "all open resolved reviewed")]
    [InlineData("muster completion ", "bash fish zsh")]
    public async Task Bash_completes_the_words_that_muster_knows(string line, string expected)
    {
        using Shell shell = new();
        string script = (await shell.RunAsync("completion", "bash")).Out;
        string words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        string test = $$"""
            {{script}}
            muster() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "muster.dll")}}' "$@"; }
            mkdir -p bin; printf '#!/bin/sh\nexec dotnet "%s" "$@"\n' '{{Path.Combine(
                AppContext.BaseDirectory,
                "muster.dll"
            )}}' > bin/muster; chmod +x bin/muster
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=({{words}}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _muster
            printf '%s\n' "${COMPREPLY[@]}" | sort
            """;
        string file = Path.Combine(shell.Directory, "test.sh");
        await File.WriteAllTextAsync(file, test);

        string[] found = (await SayAsync("bash", "-c", $"cd '{shell.Directory}' && bash test.sh")).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );

        Assert.Equal(expected.Split(' '), found.Where(word => !word.StartsWith('-') || expected.StartsWith('-')));
    }

    [Fact]
    public async Task A_tab_in_a_real_bash_completes_the_word()
    {
        using Shell shell = new();
        string muster = Path.Combine(AppContext.BaseDirectory, "muster.dll");
        shell.Write("muster.sh", (await shell.RunAsync("completion", "bash")).Out);
        shell.Write("rc.sh", $"muster() {{ dotnet '{muster}' \"$@\"; }}\nPS1='ready> '\n. '{shell.Directory}/muster.sh'\n");
        string typed = shell.Write("typed", "muster inc\t --help\nexit\n");

        string shown = await SayAsync(
            "bash",
            "-c",
            $"script -qc 'bash --noprofile --rcfile {shell.Directory}/rc.sh -i' /dev/null < {typed}"
        );

        Assert.Contains("muster incident [command] [options]", shown, StringComparison.Ordinal);
    }

    private static async Task<bool> FindAsync(string program) => (await SayAsync("bash", "-c", $"command -v {program} || true")).Length > 0;

    /// <summary>Everything that a program says, errors among it.</summary>
    private static async Task<string> SayAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await error;
    }
}
