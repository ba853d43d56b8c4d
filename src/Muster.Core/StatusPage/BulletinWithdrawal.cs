// That a bulletin was taken off the status page, by whom, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

public sealed record BulletinWithdrawal(string Reason, Actor By, DateTimeOffset At);
