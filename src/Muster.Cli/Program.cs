// The executable `muster`: hands the arguments to the command tree and answers its exit code.
using Muster.Cli.Hosting;

return await CommandLine.RunAsync(args);
