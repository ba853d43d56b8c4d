// A definition that was taken out of use: who, when and why, and how to bring it back.
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

/// <summary>Nothing is deleted: a retired definition stays in the stream and can be restored.</summary>
public sealed record Retirement(DefinitionKind Kind, string Id, string Reason, Actor By, DateTimeOffset At);
