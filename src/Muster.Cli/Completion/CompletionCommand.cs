// `muster completion`: prints a script that completes muster's words in a shell.
using System.CommandLine;
using Muster.Cli.Terminal;

namespace Muster.Cli.Completion;

/// <summary>The scripts ask `muster` itself, so that they never grow old.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Completes muster in bash: eval "$(muster completion bash)"
        _muster() {
          local line="muster${COMP_LINE#"${COMP_WORDS[0]}"}"
          local point=$((COMP_POINT - ${#COMP_WORDS[0]} + 6))
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$point]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _muster muster bin/muster ./bin/muster
        """;

    private const string Zsh = """
        #compdef muster
        # Completes muster in zsh: source <(muster completion zsh)
        _muster() {
          local line="muster${BUFFER#"${words[1]}"}"
          local point=$((CURSOR - ${#words[1]} + 6))
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:$point]" "$line" 2>/dev/null)}")
          compadd -- $found
        }
        compdef _muster muster
        """;

    private const string Fish = """
        # Completes muster in fish: muster completion fish | source
        function __muster_complete
            set -l line (commandline -cp)
            muster "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c muster -f -a "(__muster_complete)"
        """;

    public static Command Create()
    {
        Argument<string> shell = new("SHELL") { Description = "The shell: bash, zsh or fish.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Command command = new(
            "completion",
            "Print a script that completes muster's words in bash, zsh or fish; its first lines say how to load it."
        )
        {
            shell,
        };
        command.SetAction(parsed =>
            Screen.Line(
                parsed.GetRequiredValue(shell) switch
                {
                    "bash" => Bash,
                    "zsh" => Zsh,
                    _ => Fish,
                }
            )
        );
        return command;
    }
}
