// The scene in Leaflet, on one canvas, which is its fastest way.
import { boundsOf, loadScene } from './scene.js';

const scene = await loadScene();
const [[west, south], [east, north]] = boundsOf(scene);
const map = L.map('map', {
  renderer: L.canvas(), preferCanvas: true, zoomSnap: 0, zoomAnimation: false, fadeAnimation: false, inertia: false,
  attributionControl: false,
});
map.fitBounds([[south, west], [north, east]]);

const filled = (feature) => ({ stroke: false, fillColor: feature.properties.colour, fillOpacity: 1, interactive: false });
L.geoJSON(scene.areas, {
  style: (feature) => ({ color: '#ffffff', weight: 0.5, fillColor: feature.properties.colour, fillOpacity: 1 }),
}).addTo(map);
L.geoJSON(scene.parks, { style: filled, interactive: false }).addTo(map);
L.geoJSON(scene.water, { style: filled, interactive: false }).addTo(map);
const drawn = (feature) => ({ color: feature.properties.colour, weight: feature.properties.size });
L.geoJSON(scene.rail, { style: drawn, interactive: false }).addTo(map);
L.geoJSON(scene.outlines, { style: drawn, interactive: false }).addTo(map);
L.geoJSON(scene.points, {
  pointToLayer: (feature, place) => L.circleMarker(place, {
    radius: feature.properties.size / 2, color: '#ffffff', weight: 1, fillColor: feature.properties.colour, fillOpacity: 1,
  }),
}).addTo(map);
// Between redraws Leaflet moves its picture without drawing.
map.on('move', () => requestAnimationFrame(() => window.probe?.moved()));
document.body.dataset.ready = 'true';
