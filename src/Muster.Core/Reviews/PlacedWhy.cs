// An answer with its place in the tree.
namespace Muster.Core.Reviews;

/// <summary><see cref="Depth"/> counts from 1: how many times "why?" was asked to come here.</summary>
public sealed record PlacedWhy(Why Why, int Depth);
