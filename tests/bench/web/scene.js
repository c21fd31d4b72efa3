// The scene that export_scene wrote, and the size that the page's own map has.
export async function loadScene() {
  const size = new URLSearchParams(location.search);
  const map = document.getElementById('map');
  map.style.width = `${size.get('width')}px`;
  map.style.height = `${size.get('height')}px`;
  return (await fetch('scene.json')).json();
}

// [[west, south], [east, north]] of all areas.
export function boundsOf(scene) {
  const box = [[Infinity, Infinity], [-Infinity, -Infinity]];
  for (const feature of scene.areas.features) {
    for (const [lon, lat] of feature.geometry.coordinates.flat(2)) {
      box[0] = [Math.min(box[0][0], lon), Math.min(box[0][1], lat)];
      box[1] = [Math.max(box[1][0], lon), Math.max(box[1][1], lat)];
    }
  }
  return box;
}
